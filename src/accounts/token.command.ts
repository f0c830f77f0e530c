import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { STAFF_ROLES } from './access.js';
import { AccountsService } from './accounts.service.js';

const USAGE = `npm run expost -- token create --name NAME --role ${STAFF_ROLES.join('|')}`;

/** `token create`: prints a new staff token once, alone on the last line. */
export async function createToken(app: INestApplicationContext, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { name: { type: 'string' }, role: { type: 'string' } },
    strict: true,
  });
  const role = STAFF_ROLES.find((candidate) => candidate === values.role);
  const name = values.name?.trim() ?? '';
  if (!role || name === '' || name.length > 200) {
    throw new Error(`A token needs a name of 1 to 200 characters and a role:\n  ${USAGE}`);
  }
  const token = await app.get(AccountsService).createToken(name, role);
  process.stdout.write(`Token of ${name} (${role}); it is shown this once:\n${token}\n`);
}
