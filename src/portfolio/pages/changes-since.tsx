import type { ChangesSince } from '../../exercises/changes-since.service.js';
import type { ChangedEntity } from '../../initiatives/partnership-changes.js';
import { countryName } from '../../initiatives/places.js';
import type { Language } from '../../language.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';

/** What is otherwise about the partnership and its contacts than when the exercise before opened. */
export function ChangesSinceList(props: {
  readonly language: Language;
  readonly since: ChangesSince;
  /** Names of the entities there are and were, by key. */
  readonly nameOf: (entity: string) => string;
  /** It has not been opened yet. */
  readonly isPlanned: boolean;
}) {
  const { language, since } = props;
  const year = String(since.earlier.year);
  const lines = linesOf(props);
  if (lines.length === 0) return <p class="govuk-body">{pageText(language, 'since.nothing', { year })}</p>;
  return (
    <>
      <h3 class="govuk-heading-s">{pageText(language, 'since.title', { year })}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li class="xp-own-text">{line}</li>
        ))}
      </ul>
      <p class="govuk-body-s xp-secondary">
        {pageText(language, 'since.lead', { year })}
        {props.isPlanned && ` ${pageText(language, 'since.willKeep')}`}
      </p>
    </>
  );
}

function linesOf({ language, since, nameOf }: Parameters<typeof ChangesSinceList>[0]): readonly string[] {
  const { joined, left, changed, challenge, targets } = since.partnership;
  const kind = (of: (typeof targets)[number]['now']) =>
    of === null ? '' : pageText(language, `since.kind.${of}`);
  return [
    ...joined.map(({ name, role }) =>
      pageText(language, 'since.joined', { name, role: pageText(language, `role.${role}`) }),
    ),
    ...left.map(({ name }) => pageText(language, 'since.left', { name })),
    ...changed.flatMap((entity) => entityLines(language, entity)),
    ...(challenge.length > 0
      ? [
          pageText(language, 'since.challenge', {
            languages: challenge.map((one) => LANGUAGE_NAMES[one]).join(', '),
          }),
        ]
      : []),
    ...targets.map(({ target, before, now }) =>
      pageText(
        language,
        before === null ? 'since.target.came' : now === null ? 'since.target.went' : 'since.target.moved',
        { target, before: kind(before), now: kind(now) },
      ),
    ),
    ...(['joined', 'left'] as const).flatMap((what) =>
      since.contacts[what].map(({ name, entity }) =>
        pageText(language, `since.contact.${what}`, { name: name || '–', entity: nameOf(entity) }),
      ),
    ),
  ];
}

function entityLines(language: Language, { name, changes }: ChangedEntity): readonly string[] {
  return changes.map((change) => {
    switch (change.field) {
      case 'name':
        return pageText(language, 'since.name', { name, before: change.before });
      case 'role':
        return pageText(language, 'since.role', {
          name,
          before: pageText(language, `role.${change.before}`),
          now: pageText(language, `role.${change.now}`),
        });
      case 'country':
        return pageText(language, 'since.country', {
          name,
          before: countryName(language, change.before),
          now: countryName(language, change.now),
        });
      case 'side':
        return pageText(language, 'since.side', {
          name,
          now: change.now === null ? '–' : pageText(language, `since.side.${change.now}`),
        });
      default:
        return change satisfies never;
    }
  });
}
