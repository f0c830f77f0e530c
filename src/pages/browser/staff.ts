import { startCoding } from './coding.js';
import { startKeysDialog } from './keys-dialog.js';
import { startKeys } from './keys.js';

/** Makes the pages of staff quicker: everything here is done without it too. */
startKeys(startKeysDialog());
startCoding();
document.querySelector<HTMLElement>('[data-focus]')?.focus();
