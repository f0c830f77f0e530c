import type { Language } from '../../../language.js';
import { Layout } from '../../../pages/layout.js';
import { pageText, type PageTextKey } from '../../../pages/page-text.js';
import type { Following } from '../follower-reading.service.js';
import { topicWords } from '../topic-words.js';

/** What one follows, each with a button that ends it, and one that ends everything. */
export function SubscriptionsPage(props: {
  readonly language: Language;
  readonly path: string;
  readonly subscriptions: Following['subscriptions'];
}) {
  const { language, path, subscriptions } = props;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  const title = say('subscriptions.title');
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path }}>
      <h1 class="govuk-heading-l">{title}</h1>
      {subscriptions.length === 0 ? (
        <p class="govuk-body-l">{say('subscriptions.none')}</p>
      ) : (
        <>
          <p class="govuk-body-l">{say('subscriptions.lead')}</p>
          <ul class="govuk-list">
            {subscriptions.map(({ id, topic }) => (
              <li class="xp-subscription">
                <strong>{topicWords(language, topic)}</strong>
                <form method="post" action={`${path}/leave`}>
                  <input type="hidden" name="language" value={language} />
                  <input type="hidden" name="subscription" value={id} />
                  <button class="xp-link-button">
                    {say('subscriptions.leave')}
                    <span class="govuk-visually-hidden">: {topicWords(language, topic)}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
          <LeaveForm language={language} path={`${path}/unsubscribe`} />
        </>
      )}
      <FollowLink language={language} />
    </Layout>
  );
}

/** Behind the address that mail programs know: one button. */
export function LeavePage({ language, path }: { readonly language: Language; readonly path: string }) {
  const title = pageText(language, 'subscriptions.leaveAllTitle');
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'subscriptions.leaveAllText')}</p>
      <LeaveForm language={language} path={path} />
    </Layout>
  );
}

export function LeftPage({ language }: { readonly language: Language }) {
  const title = pageText(language, 'subscriptions.left');
  return (
    <Layout language={language} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'subscriptions.leftText')}</p>
      <FollowLink language={language} />
    </Layout>
  );
}

function LeaveForm({ language, path }: { readonly language: Language; readonly path: string }) {
  return (
    <form method="post" action={path}>
      <input type="hidden" name="language" value={language} />
      <button class="govuk-button govuk-button--secondary">
        {pageText(language, 'subscriptions.leaveAll')}
      </button>
    </form>
  );
}

function FollowLink({ language }: { readonly language: Language }) {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`/follow?lang=${language}`}>
        {pageText(language, 'subscriptions.follow')}
      </a>
    </p>
  );
}
