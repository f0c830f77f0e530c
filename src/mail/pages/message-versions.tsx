import { momentText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { NamedVersion } from '../message-reading.service.js';
import { messagesPath, type MessagePlace } from './message-paths.js';

/** Back to an earlier version, or with 0 to the words of Expost. */
export function RestoreForm(props: {
  readonly context: StaffContext;
  readonly place: MessagePlace;
  /** Of the version that stands. */
  readonly revision: number;
  readonly version: number;
  readonly text: string;
  readonly dataKey?: string;
}) {
  const { context, place, revision, version } = props;
  return (
    <form method="post" action="/staff/messages/restore">
      <input type="hidden" name="_csrf" value={context.csrf} />
      <input type="hidden" name="window" value={String(place.window)} />
      <input type="hidden" name="kind" value={place.kind} />
      <input type="hidden" name="language" value={place.language} />
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="version" value={String(version)} />
      <button class="govuk-button govuk-button--secondary" data-key={props.dataKey}>
        {props.text}
      </button>
    </form>
  );
}

/** Who wrote what and when, the latest first; each can be looked at, and used again by who may change the text. */
export function MessageVersions(props: {
  readonly context: StaffContext;
  readonly place: MessagePlace;
  readonly versions: readonly NamedVersion[];
  readonly mayEdit: boolean;
  /** The earlier one in sight. */
  readonly version: number | null;
}) {
  const { context, place, versions } = props;
  const { language } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  const [latest] = versions;
  if (!latest) return null;
  return (
    <section aria-labelledby="versions">
      <h3 class="govuk-heading-m" id="versions">
        {say('messages.versions')}
      </h3>
      <ol class="govuk-list xp-versions" reversed>
        {versions.map((one) => (
          <li>
            <a
              class="govuk-link xp-page-link"
              href={messagesPath({ ...place, version: one === latest ? null : one.revision })}
              aria-current={(props.version ?? latest.revision) === one.revision ? 'true' : undefined}
            >
              {say(one.own ? 'messages.version' : 'messages.versionOurs', { number: one.revision })}
            </a>{' '}
            <span class="xp-secondary xp-own-text">
              {say('messages.versionBy', {
                who: one.by || say('messages.nobody'),
                when: `${momentText(language, one.at, 'UTC')} UTC`,
              })}
            </span>
          </li>
        ))}
        <li>
          <a
            class="govuk-link xp-page-link"
            href={messagesPath({ ...place, version: 0 })}
            aria-current={props.version === 0 ? 'true' : undefined}
          >
            {say('messages.versionFirst')}
          </a>
        </li>
      </ol>
      {props.mayEdit && latest.own && props.version === null && (
        <RestoreForm
          context={context}
          place={place}
          revision={latest.revision}
          version={0}
          text={say('messages.backToOurs')}
        />
      )}
    </section>
  );
}
