/** Forms beside a response: comments of staff. */
const RESPONSE = '/staff/initiatives/:code/exercises/:year/responses/:entity';

export const DESK_FORMS: readonly (readonly [route: string, body: Readonly<Record<string, string>>])[] = [
  [`POST ${RESPONSE}/comments`, { question: 'remarks', text: 'Is this sure?' }],
  [`POST ${RESPONSE}/comments/:id`, { revision: '1', text: 'Is this sure?' }],
  [`POST ${RESPONSE}/comments/:id/state`, { revision: '1', state: 'resolved' }],
];
