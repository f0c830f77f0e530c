/** Forms beside a response: comments of staff, and their phone calls. */
const RESPONSE = '/staff/initiatives/:code/exercises/:year/responses/:entity';

const FOLLOW_UP = '/staff/initiatives/:code/exercises/:year/invitations';
const CALL = {
  entity: 'cainco',
  'call.cainco.contact': '',
  'call.cainco.name': 'Somebody at the desk',
  'call.cainco.day': '2023-04-04',
  'call.cainco.time': '09:30',
  'call.cainco.outcome': 'reached',
  'call.cainco.note': 'They will look for the link.',
};

export const DESK_FORMS: readonly (readonly [route: string, body: Readonly<Record<string, string>>])[] = [
  [`POST ${RESPONSE}/comments`, { question: 'remarks', text: 'Is this sure?' }],
  [`POST ${RESPONSE}/comments/:id`, { revision: '1', text: 'Is this sure?' }],
  [`POST ${RESPONSE}/comments/:id/state`, { revision: '1', state: 'resolved' }],
  [`POST ${RESPONSE}/calls`, CALL],
  [`POST ${RESPONSE}/calls/:id/remove`, {}],
  [`POST ${FOLLOW_UP}/calls`, CALL],
  [`POST ${FOLLOW_UP}/calls/:id/remove`, {}],
];
