/** Groups of the API in the order in which a reader meets them. */
export const GROUPS: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'initiatives', description: 'Initiatives with their entities and contacts' },
  { name: 'exercises', description: 'One exercise each year: planned, opened, extended, closed' },
  { name: 'windows', description: 'The calendar of a yearly window, planned at once' },
  { name: 'invitations', description: 'Personal links, and what became of their mails' },
  { name: 'responses', description: 'The joint answer of one entity' },
  { name: 'reviews', description: 'Accepting or returning responses, coding own words' },
  { name: 'findings', description: 'What the accepted answers say, its wording and validation' },
  { name: 'reports', description: 'The impact report and its versions' },
  { name: 'outbox', description: 'Mails, and what the mail server said' },
  { name: 'health', description: 'Is the service there?' },
  { name: 'description', description: 'This description' },
];

export const PATH_PARAMETERS: Readonly<Record<string, string>> = {
  window: 'Year of the window, such as 2021',
  code: 'Code of the initiative, such as ICT149-21',
  year: 'Year of the exercise, such as 2023',
  entity: 'Short name of the entity within the partnership, such as cainco',
  finding: 'Name of the finding, such as knowledge-applied',
  a: 'Short name of one entity of the tie',
  b: 'Short name of the other',
  id: 'As the list or the answer before has given it',
};

export const IF_MATCH = {
  needed:
    'The ETag of what the change is based on: 428 without it where there is something to change, 409 with what stands where it is stale',
  heeded: 'The ETag of what the step is based on, heeded where it is sent: 409 where it is stale',
};

export const ETAG = 'Changes with the thing; If-Match and If-None-Match carry it';

export const ABOUT = `Joint ex post exercises of Triangular Cooperation Initiatives.

Staff calls carry \`Authorization: Bearer\` and a token. A role includes the ones before it: reader, evaluator, manager;
what a role may not see is answered as what is not there (404). Every refusal is a problem by RFC 9457 with
\`type\`, \`detail\` (what happened, what to do) and, for what is wrong in the request, \`errors\` with JSON pointers.
What people edit carries a \`revision\` and an \`ETag\`. Dates are ISO 8601: civil days as \`2023-04-24\`, instants in UTC.
Answers may gain fields; a request with a field that is not described here is refused.`;
