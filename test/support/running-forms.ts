/** Forms with which a manager runs a window, each with a body of its shape, whatever the service makes of it. */
const AT = '/staff/initiatives/:code';
const CALENDAR = '/staff/windows/:window/calendar';
const YEAR = `${AT}/exercises/:year`;

export const RUNNING_FORMS: readonly (readonly [route: string, body: Readonly<Record<string, string>>])[] = [
  ['POST /staff/initiatives/new', { code: 'ICT151-21', acronym: 'NUEVA', 'entities.0.name': 'Red Example' }],
  [`POST ${AT}/edit`, { _revision: '1', acronym: 'LIDERES', 'entities.0.name': 'Red Example' }],
  [`POST ${AT}/entities/:entity/contacts`, { _revision: '1', 'contacts.0.name': 'Ana Example' }],
  [
    `POST ${AT}/exercises/new`,
    {
      questionnaire: 'joint-ex-post/v1',
      year: '2023',
      opensOn: '2023-04-03',
      closesOn: '2023-04-24',
      timeZone: 'America/La_Paz',
    },
  ],
  [`POST ${YEAR}/questionnaire`, { revision: '1', questionnaire: 'joint-ex-post/v1' }],
  [
    `POST ${YEAR}/dates`,
    {
      ...{ _do: 'save', revision: '1', opensOn: '2023-12-05', closesOn: '2023-12-19' },
      ...{ timeZone: 'America/La_Paz', reason: '' },
    },
  ],
  [`POST ${YEAR}/open`, { revision: '1' }],
  [`POST ${YEAR}/close`, { revision: '1' }],
  [`POST ${YEAR}/extend`, { revision: '1', closesOn: '2023-12-31', reason: 'One entity asked for it' }],
  [`POST ${YEAR}/cancel`, { revision: '1', reason: '' }],
  [`POST ${YEAR}/skip`, { revision: '1', reason: '' }],
  [
    `POST ${CALENDAR}`,
    {
      _do: 'save',
      questionnaire: 'joint-ex-post/v1',
      'tick.ICT149-21': 'on',
      'opens.ICT149-21': '2023-12-05',
      'closes.ICT149-21': '2023-12-19',
      'was.ICT149-21': '1 2023-04-03 2023-04-24',
    },
  ],
  [`POST ${CALENDAR}/undo`, { what: 'confirmed', at: '2023-04-05T12:00:00.000Z' }],
  [`POST ${CALENDAR}/address`, {}],
  [`POST ${CALENDAR}/address/end`, {}],
  [`POST ${YEAR}/invitations/remind`, {}],
  [`POST ${YEAR}/invitations/:id/resend`, {}],
  [`POST ${YEAR}/invitations/:id/revoke`, {}],
  [`POST ${YEAR}/preview/:entity`, { remarks: 'Tried out by hand.' }],
  ['POST /staff/questionnaires/:questionnaire/:version/preview/:role', { remarks: 'Tried out by hand.' }],
  [
    'POST /staff/messages',
    {
      ...{ window: '2021', kind: 'new-link', language: 'en', revision: '0', act: 'save' },
      ...{ subject: 'Your link to {initiative}', body: 'Here it is.', button: 'Open' },
    },
  ],
  [
    'POST /staff/messages/restore',
    { window: '2021', kind: 'new-link', language: 'en', revision: '0', version: '0' },
  ],
  ['POST /staff/messages/test', { window: '2021', kind: 'new-link', language: 'en' }],
];
