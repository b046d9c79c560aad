import { CommandError } from './sim/command-error.ts';
import { decodeCommand } from './sim/decode.ts';
import { encodeCommand } from './sim/encode.ts';
import { partitionCommand } from './sim/partition.ts';
import { replayCommand } from './sim/replay.ts';
import { rowsCommand } from './sim/rows.ts';
import { runCommand } from './sim/run.ts';

/** `npm run --silent sim -- COMMAND ...`: the engine on the command line. */
const commands: Record<string, (args: string[]) => string> = {
  replay: replayCommand,
  run: runCommand,
  rows: rowsCommand,
  decode: decodeCommand,
  encode: encodeCommand,
  partition: partitionCommand,
};

// Whoever reads the output may have seen enough, as `| head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === 'EPIPE' ? 0 : 1);
});

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command === undefined) {
    const known = Object.keys(commands).join(', ');
    throw new CommandError(
      name === '' ? `Say which command: ${known}.` : `No command "${name}"; there are: ${known}.`,
    );
  }
  process.stdout.write(`${command(args)}\n`);
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  // One line, whatever a parser or a file's name brought along.
  process.stderr.write(`${error.message.replace(/\s+/g, ' ')}\n`);
  process.exitCode = 2;
}
