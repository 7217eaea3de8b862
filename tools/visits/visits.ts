/** `npm run visits`: imports and exports visits as files, over the API. */
import { runTool } from '../shared/run-tool.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import { exampleCommand, exampleUsage } from './example-command.ts';
import { exportCommand, exportUsage } from './export-command.ts';
import { importCommand, importUsage } from './import-command.ts';

const commands = {
  example: { run: (args: readonly string[]) => Promise.resolve(exampleCommand(args)), usage: exampleUsage },
  export: { run: exportCommand, usage: exportUsage },
  import: { run: importCommand, usage: importUsage },
} as const;
const isCommand = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name);

const [name = '', ...args] = process.argv.slice(2);
const usage = isCommand(name)
  ? commands[name].usage
  : Object.values(commands)
      .map((command) => command.usage)
      .join('\n\n');

await runTool(usage, async () => {
  if (args.includes('--help') || name === '--help') {
    console.log(usage);
    return 0;
  }
  if (!isCommand(name)) throw new ToolFailure(usage);
  return commands[name].run(args);
});
