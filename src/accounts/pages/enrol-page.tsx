import { pageText } from '../../pages/page-text.js';
import type { Enrolment } from '../second-step.service.js';
import type { GoingOn } from '../sign-in-replies.service.js';
import { CodesSetUp } from './qr-code.js';
import { SignInFrame } from './sign-in-page.js';

/** Whoever needs codes and has none yet sets them up before going on. */
export function EnrolPage(props: {
  readonly going: GoingOn;
  readonly enrolment: Enrolment;
  readonly wrong?: boolean;
}) {
  const { going, enrolment, wrong } = props;
  const say = (key: Parameters<typeof pageText>[1]) => pageText(going.language, key);
  return (
    <SignInFrame
      going={going}
      title={say('codes.title')}
      action="/sign-in/code"
      go={say('codes.go')}
      error={wrong ? { text: say('codes.wrong'), field: 'code' } : null}
    >
      <p class="govuk-body">{say('codes.why')}</p>
      <CodesSetUp language={going.language} enrolment={enrolment} error={wrong ? say('codes.wrong') : null} />
    </SignInFrame>
  );
}
