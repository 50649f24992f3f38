// `pnpm fix`: mends what lint and format can mend by themselves.
import { run } from './run.ts';
import { bin } from './workspace.ts';

const lint = await run([bin('oxlint'), '--fix'], { show: true });
const format = await run([bin('oxfmt'), '--write', '.'], { show: true });
process.exit(lint.code || format.code);
