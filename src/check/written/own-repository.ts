/** A repository that a report names. */
export interface NamedRepository {
  /** `owner/name`, as it is written. */
  readonly name: string;
  readonly line: number;
  readonly file: string;
}

/** Whoever made the lab, its tools and the software that reports refer to: theirs is nobody's own repository. */
const others =
  /^(?:softeng-heigvd|hashicorp|just-containers|docker|docker-library|moby|haproxy|haproxytech|nodejs|npm|jwilder|nginx-proxy|handlebars-lang|wycats|traefik|containous|kubernetes|etcd-io|coreos|goldmann|skarnet|krallin|kelseyhightower|netflix|apache|prometheus|yelp|phusion|features|topics|orgs|search|settings|login|about|user-attachments|assets)$/i;

/** The repository that an address belongs to, unless it is somebody else's beyond doubt. */
export function repositoryOf(address: string): string | undefined {
  const match =
    /^(?:(?:https?|ssh):\/\/)?(?:[^@/\s]{1,60}@)?(?:www\.|raw\.)?((?:github(?:usercontent)?|gitlab|bitbucket|codeberg)\.[a-z.-]{2,40}|git(?:lab|ea|hub)?\.[a-z0-9.-]{3,60})[/:](?:raw\/)?([\w.-]{1,60})\/([\w.-]{1,120})/i.exec(
      address,
    );
  const [, host = '', owner, name] = match ?? [];
  if (owner === undefined || name === undefined || /^gist\./i.test(host) || others.test(owner))
    return undefined;
  return `${owner}/${name.replace(/\.git$/i, '').replace(/[.]+$/, '')}`;
}

/** Whether a repository is called like a copy of the lab. */
export function isLabName(repository: string): boolean {
  const name = repository.slice(repository.indexOf('/') + 1);
  return /heig|(?:^|[^a-z])ait(?:$|[^a-z])|ait.{0,4}lab|labo?s?[-_ .]?0?4|labo?[-_ ]?docker|docker[-_ ]?lab/i.test(
    name,
  );
}
