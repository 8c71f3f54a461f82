import type { Engine, EngineVersion } from '../../docker/engine.js';
import type { EngineInfo } from '../../docker/engine-info.js';
import { failed, ok, type Answer } from './answer.js';

/** Of Docker 20.10, the first whose containers need no capability for ports below 1024: ours have none to spare. */
const oldestApi = '1.41';

/** Whether the engine is new enough, and runs Linux containers. */
export function askAboutEngine({ version, apiVersion }: Engine & EngineVersion, info: EngineInfo): Answer {
  const name = 'Docker Engine';
  const finding = `${version}, API ${apiVersion}, ${info.system}`;
  if (isOlder(apiVersion, oldestApi)) {
    return failed(
      name,
      `${finding}: the API is older than ${oldestApi}`,
      'install Docker Engine 20.10 or newer',
    );
  }
  if (info.containers !== 'linux') {
    return failed(
      name,
      `${finding}: it runs ${info.containers} containers`,
      'switch Docker to Linux containers',
    );
  }
  return ok(name, finding);
}

function isOlder(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
