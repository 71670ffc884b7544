/** The layers: imports lead downwards only, never in a circle; type imports and `import()` count. `npm run lint` checks. */

/**
 * @param {string} name
 * @param {string} comment
 * @param {string} from files that may not import
 * @param {string} to files that they may not import
 */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

const PEXIP = '^src/providers/pexip';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files that import each other cannot be read, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    forbid(
      'meeting-stands-alone',
      'The language that all systems share imports nothing above it.',
      '^src/meeting/',
      '^src/(?!meeting/)',
    ),
    forbid(
      'wire-and-view-know-meeting-alone',
      'What talks to the outside, and what views share, know the common language at most.',
      '^src/(wire|view)/',
      '^src/(element|frame|providers)/',
    ),
    forbid(
      'frames-know-no-system',
      'Frames know neither meeting systems by name nor what is above.',
      '^src/frame/',
      '^src/(element|providers)/',
    ),
    forbid(
      'systems-know-no-frame',
      'A meeting system knows neither frames nor the element.',
      '^src/providers/',
      '^src/(element|frame)/',
    ),
    {
      name: 'systems-are-neighbours',
      comment: 'No meeting system knows another.',
      severity: 'error',
      from: { path: '^src/providers/([^/.]+)' },
      to: { path: '^src/providers/', pathNot: '^src/providers/$1' },
    },
    forbid(
      'client-stands-alone',
      'The client of the REST API knows neither media, native mode nor a view.',
      `${PEXIP}/client/`,
      `${PEXIP}/(?!client/)`,
    ),
    forbid(
      'media-knows-no-view',
      'A call knows the client, and neither native mode nor a view.',
      `${PEXIP}/media/`,
      `${PEXIP}/(?!client/|media/)`,
    ),
    forbid(
      'native-knows-no-view',
      'Native mode is joined with its view in native-mode.ts alone.',
      `${PEXIP}/native/`,
      `${PEXIP}/(view/|native-mode|web-app)`,
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs'] },
  },
};
