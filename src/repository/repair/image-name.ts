/** What stands behind FROM, in its parts: `docker.io/library/node:17-alpine` is `node` with the tag `17-alpine`. */
export interface ImageName {
  /** As Docker Hub's official images are called; of all others with registry and owner. */
  readonly repository: string;
  /** `latest` where none is given. */
  readonly tag: string;
}

/** Takes a name apart; a digest is left out. */
export function parseImageName(name: string): ImageName {
  const [withoutDigest = ''] = name.split('@');
  const [, repository = '', tag = 'latest'] = /^(.*?)(?::([^:/]*))?$/.exec(withoutDigest) ?? [];
  return { repository: repository.replace(/^(?:(?:index\.)?docker\.io\/)?(?:library\/)?/, ''), tag };
}
