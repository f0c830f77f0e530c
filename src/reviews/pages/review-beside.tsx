import { textIn } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { Feed } from '../../pages/staff/feed.js';
import { Calls } from '../../invitations/pages/calls.js';
import { Comments } from './comments.js';
import type { ResponsePageProps } from './response-page.js';

/** Comments on the whole response, and what happened to it. */
export function Beside(props: ResponsePageProps) {
  const { context, desk, entityName } = props;
  const { language } = context;
  const shown = new Set(
    props.sections.flatMap(({ answers }) => answers.map(({ question }) => question.name)),
  );
  // Answers that are not shown now, since others hide them or nothing is answered yet.
  const hidden = new Set(props.talk.comments.map(({ question }) => question).filter((one) => one !== ''));
  for (const question of shown) hidden.delete(question);
  return (
    <>
      <section aria-labelledby="comments-title">
        <h2 class="govuk-heading-m" id="comments-title">
          {pageText(language, 'comment.title')}
        </h2>
        <p class="govuk-body-s xp-secondary">{pageText(language, 'comment.lead')}</p>
        <Comments {...props} comments={props.talk.comments} question="" title={entityName} />
        {[...hidden].map((question) => {
          const title = desk.loaded.questions.get(question)?.title;
          return (
            <>
              <h3 class="govuk-heading-s">{title ? textIn(title, language).text : question}</h3>
              <Comments
                {...props}
                closed
                comments={props.talk.comments}
                question={question}
                title={title ? textIn(title, language).text : question}
              />
            </>
          );
        })}
      </section>
      <section aria-labelledby="calls-title">
        <h2 class="govuk-heading-m" id="calls-title">
          {pageText(language, 'call.title')}
        </h2>
        <Calls
          context={context}
          entity={{ key: desk.loaded.response.entity, name: entityName }}
          book={props.talk.book}
          zone={desk.loaded.exercise.timeZone}
          reader={props.talk.reader}
          action={`${props.path}/calls`}
          errors={props.errors}
          typed={props.typed?.form === 'call' ? props.typed.fields : null}
          dataKey="p"
        />
      </section>
      <section aria-labelledby="feed-title">
        <h2 class="govuk-heading-m" id="feed-title">
          {pageText(language, 'review.feed')}
        </h2>
        <Feed language={language} zone={desk.loaded.exercise.timeZone} lines={desk.feed} now={context.now} />
        {desk.feed.length === 0 && <p class="govuk-body">{pageText(language, 'feed.none')}</p>}
      </section>
    </>
  );
}
