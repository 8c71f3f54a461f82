import { containerRolesOf, type ContainerRoles } from '../captured/container-roles.js';
import { foundCapturesOf } from '../captured/found-capture.js';
import type { TaskNumber } from '../item.js';
import type { RuleContext } from './rule.js';

/** Who is who in a task. */
export function rolesIn(
  { delivery }: RuleContext,
  task: TaskNumber,
): ContainerRoles & { readonly isBalancer: (name: string) => boolean } {
  const roles = containerRolesOf(foundCapturesOf(delivery, task), delivery);
  return { ...roles, isBalancer: (name) => roles.byName(name) === 'ha' };
}
