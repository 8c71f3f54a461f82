import { mistake, nobodysFault, type Rule } from '../rule.js';
import type { Image } from '../read/image.js';

/** `mkdir nodes`, `COPY … config/…`: where that is depends on a `WORKDIR`, the base's or the Dockerfile's own. */
export const relativeDestinations: Rule = ({ ha, webapp }) =>
  [ha, webapp].flatMap((image) =>
    image.relative.flatMap(({ path, line, folder }) => {
      const where = folder ?? folderOfBase(image);
      if (where === undefined) return [];
      const cause = folder === undefined ? nobodysFault : mistake;
      return [
        cause({ code: 'relative-destination', path, folder: where }, image.dockerfile, line, [
          'start',
          'handlers',
          'rendered',
          'nodes',
          'configuration',
        ]),
      ];
    }),
  );

/** HAProxy's images have one of their own since January 2023, in all versions that were still made then. */
function folderOfBase({ ownInstructions }: Image): string | undefined {
  const [, version = ''] = /^haproxy(?::(\S+))?/.exec(ownInstructions[0]?.value ?? 'none') ?? [
    undefined,
    '0',
  ];
  const [major = NaN, minor = 99] = version.split(/[.-]/).map(Number);
  const isOld = major < 2 || (major === 2 && minor < 2);
  return isOld ? undefined : '/var/lib/haproxy';
}
