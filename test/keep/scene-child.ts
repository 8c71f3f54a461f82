import { scenes, type Scene } from './scenes.js';

// Does to the workspace of its second argument what the first one is called.
const [scene, workspace = ''] = process.argv.slice(2);
await scenes[scene as Scene](workspace);
