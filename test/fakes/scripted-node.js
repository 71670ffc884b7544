/** Test-runner plugin: the scripted node beside the tests, found at `/scripted-node.json`. */
import { childServer } from '../child-server.js';

export const scriptedNode = () =>
  childServer({
    name: 'scripted-node',
    file: 'test/fakes/scripted-node.ts',
    path: '/scripted-node.json',
  });
