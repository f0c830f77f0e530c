import type { MailText } from '../../mail/mail-words.js';
import type { LinkMailKind } from '../link-mail.js';
import { COLLEAGUE_TEXT } from './colleague-mail.js';
import { INVITATION_TEXT } from './invitation-mail.js';
import { NEW_LINK_TEXT } from './new-link-mail.js';

/** The words of each kind. */
export const LINK_MAIL_TEXTS: Readonly<Record<LinkMailKind, MailText>> = {
  invitation: INVITATION_TEXT,
  colleague: COLLEAGUE_TEXT,
  'new-link': NEW_LINK_TEXT,
};
