import { startKeysDialog } from './keys-dialog.js';
import { startKeys } from './keys.js';

/** Makes the pages of staff quicker: everything here is done without it too. */
startKeys(startKeysDialog());
document.querySelector<HTMLElement>('[data-focus]')?.focus();
