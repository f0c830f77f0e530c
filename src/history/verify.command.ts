import type { INestApplicationContext } from '@nestjs/common';
import { HistoryVerifying } from './history-verifying.service.js';
import type { ChainFault } from './verify-chain.js';

const FAULTS: Readonly<Record<ChainFault, string>> = {
  number: 'its number does not follow the line before it: a line was taken out or put in',
  previous: 'it does not follow the line before it',
  seal: 'it is not what was written, or LINK_KEY is not the one it was sealed with',
};

/** `history verify`: prints every chain with its count and its last hash; answers whether all hold. */
export async function verifyHistory(app: INestApplicationContext): Promise<boolean> {
  const chains = await app.get(HistoryVerifying).verifyAll();
  const print = (line: string) => process.stdout.write(`${line}\n`);
  for (const { chain, count, lastHash, broken } of chains) {
    if (broken) print(`${chain}: BROKEN at line ${broken.number}: ${FAULTS[broken.fault]}`);
    else print(`${chain}: ${count} lines hold, the last is ${lastHash}`);
  }
  const broken = chains.filter((one) => one.broken);
  const lines = chains.reduce((sum, { count }) => sum + count, 0);
  print(
    broken.length === 0
      ? `All ${chains.length} chains hold, ${lines} lines.`
      : `${broken.length} of ${chains.length} chains do not hold; the first broken line is ${broken[0]?.chain}, number ${broken[0]?.broken?.number}.`,
  );
  print(
    'Seen is every line that was changed, taken out, put in or moved. Not seen from here: last lines that were cut off,\n' +
      'a whole chain that is gone. Keep this list elsewhere: a count that has become smaller, or a chain that is missing, shows it.',
  );
  return broken.length === 0;
}
