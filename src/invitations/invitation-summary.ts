import type { MailRow } from '../mail/mail.entity.js';
import type { WholeInvitation } from './invitation-finding.service.js';

/** An invitation as staff see it; never its link. */
export function invitationSummary(whole: WholeInvitation, mails: readonly MailRow[]) {
  const { invitation, entity, contact, language, timeZone, live } = whole;
  return {
    id: invitation.id,
    entity: entity.key,
    contact: { ...contact, language, timeZone, removed: whole.isContactRemoved },
    state: invitation.state,
    serverWords: invitation.serverWords,
    live,
    colleague: whole.colleague && { sections: whole.colleague.sections },
    createdAt: invitation.createdAt,
    enteredAt: invitation.enteredAt,
    remindersStoppedAt: invitation.remindersStoppedAt,
    mails: mails
      .filter(({ subjectId }) => subjectId === invitation.id)
      .map(({ id, kind, number, state, attempts, dueAt, sentAt, serverWords }) => ({
        id,
        kind,
        number,
        state,
        attempts,
        dueAt,
        sentAt,
        serverWords,
      })),
  };
}

export type InvitationSummary = ReturnType<typeof invitationSummary>;
