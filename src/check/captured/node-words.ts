import {
  backendNames,
  backendNumber,
  hostNumber,
  mainBalancer,
  type LabDescription,
} from '../../scenario/lab-description.js';

/** A member of the lab, whatever it is called there: the balancer, or a backend by its number. */
export type Who = 'ha' | `s${number}`;

/**
 * How the nodes of a lab are called, in the words that everything here is judged by: `ha` for the balancer, `s1`, `s2`, …
 * for the backends, whatever their names are.
 */
export interface NodeWords {
  /** A name or a title with the nodes of this lab in those words. */
  inText(text: string): string;
  /** Whose name that is, exactly; `undefined` for any other. */
  named(name: string): Who | undefined;
  /** Who has this address in the lab's fixed plan of addresses. */
  at(address: string): Who | undefined;
  /** The node's own name. */
  nameOf(who: Who): string;
}

export function nodeWordsOf(lab: LabDescription): NodeWords {
  const { balancer, backend } = lab.roles;
  const prefix = backend.nodes.name.replace('{n}', '');
  const main = mainBalancer(lab);
  const balancers = Object.keys(balancer.nodes);
  const named = (name: string): Who | undefined => {
    if (balancers.includes(name)) return 'ha';
    const number = backendNumber(lab, name);
    return number === undefined ? undefined : `s${number}`;
  };
  const [one = '', two = '', three = ''] = lab.network.subnet.split('.');
  const base = `${one}.${two}.${three}.`;
  const addresses = new Map<string, Who>(
    // The ninth is the last that people number by hand.
    [...balancers, ...backendNames(lab, Math.min(9, backend.nodes.most))].flatMap((node) => {
      const who = named(node);
      return who === undefined ? [] : [[`${base}${hostNumber(lab, node)}`, who]];
    }),
  );
  const isOurs = main === 'ha' && prefix === 's';
  const any = new RegExp(
    `(?<![A-Za-z0-9])(?:(${balancers.join('|')})|${prefix}(\\d{1,3}))(?![A-Za-z0-9])`,
    'g',
  );
  return {
    inText: (text) =>
      isOurs
        ? text
        : text.replace(any, (_all, who: string | undefined, number: string | undefined) =>
            who === undefined ? `s${number ?? ''}` : 'ha',
          ),
    named,
    at: (address) => addresses.get(address),
    nameOf: (who) => (who === 'ha' ? main : backend.nodes.name.replace('{n}', who.slice(1))),
  };
}
