import type { Language } from '../language.js';
import type { VisitedRequest } from './current-visitor.decorator.js';
import { lostForm, lostFormText } from './lost-form.js';
import { SignInPage } from './pages/sign-in-page.js';

/**
 * The page for a form that was sent after its session had ended: whoever signs in again still has what they typed. Only
 * of forms that came from pages of ours; another site's would be shown as if the person had typed it.
 */
export function signInAgain(request: Pick<VisitedRequest, 'url' | 'body' | 'mayResume'>, language: Language) {
  const isPage = /^\/staff\//.test(request.url);
  const lost = request.mayResume ? lostForm(request.url, request.body) : null;
  const going = { language, next: '/staff', resume: lost && lostFormText(lost) };
  const by = request.mayResume ?? 'password';
  return <SignInPage going={going} by={by} lost={lost ? 'kept' : isPage ? 'not-kept' : null} />;
}
