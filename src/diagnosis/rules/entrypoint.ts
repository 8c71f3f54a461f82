import { execForm } from '../../repository/dockerfile.js';
import type { Cause } from '../cause.js';
import type { Image } from '../read/image.js';
import { servicesFolder } from '../read/scripts.js';
import { mistake, type Rule } from '../rule.js';

/** What a container starts: a form with brackets that is none, or no supervisor where there are services. */
export const entrypoint: Rule = ({ ha, webapp }) => [ha, webapp].flatMap((image) => ofImage(image));

function ofImage(image: Image): Cause[] {
  const { ownInstructions, dockerfile, files } = image;
  const entry = ownInstructions.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
  const command = ownInstructions.findLast(({ keyword }) => keyword === 'CMD');
  const first = entry ?? command;
  if (first !== undefined && /^\[|\]$/.test(first.value) && execForm(first.value) === undefined) {
    const fact = { code: 'shell-form-by-mistake', instruction: `${first.keyword} ${first.value}` } as const;
    return [mistake(fact, dockerfile, first.line, ['start', 'servers', 'supervised', 'membership'])];
  }
  const hasServices = [...files.keys()].some((path) => path.startsWith(servicesFolder));
  const started = execForm(first?.value ?? '')?.[0];
  if (!hasServices || started === '/init' || execForm(command?.value ?? '')?.[0] === '/init') return [];
  return [
    mistake({ code: 'entrypoint-missing' }, dockerfile, entry?.line, ['start', 'supervised', 'membership']),
  ];
}
