// `pnpm contract`: prints the schema from the server, then types the dashboard's documents from it.
import { prepareDocuments } from './build.ts';
import { run } from './run.ts';
import { inRoot, typescript } from './workspace.ts';

const print = inRoot('packages', 'server', 'src', 'print-contract.ts');
const { code } = await run([process.execPath, ...typescript, print], {
  cwd: inRoot('packages', 'server'),
  show: true,
});
if (code !== 0) process.exit(code);
await prepareDocuments(console.log);
