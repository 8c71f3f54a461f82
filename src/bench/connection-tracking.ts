import { readFile } from 'node:fs/promises';

const folder = '/proc/sys/net/netfilter';

/**
 * How full the kernel's table of connections is, from 0 to 1; `undefined` where there is none. A connection stays in it
 * for two minutes after its end; when it is full, packets are dropped, and every subject loses requests.
 */
export async function connectionTableShare(): Promise<number | undefined> {
  try {
    const [count, most] = await Promise.all(
      ['nf_conntrack_count', 'nf_conntrack_max'].map((name) => readFile(`${folder}/${name}`, 'utf8')),
    );
    return Number(count) / Number(most);
  } catch {
    return undefined;
  }
}
