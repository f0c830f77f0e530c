import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isLanguage } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { Problem } from '../problem.js';
import type { Questionnaire, Respondent } from '../questionnaires/questionnaire.js';
import { typedForm } from '../responses/form-state.js';
import type { PartnerContext } from '../responses/pages/partner-frame.js';
import { withoutTakenAway, type Fields } from '../responses/read-form.js';
import { PreviewPage } from './pages/preview-page.js';
import { carriedAlong, foreignFields, previewOf } from './preview.js';

/** What is looked at, by whom, and where its form goes. */
export interface PreviewAsked {
  readonly questionnaire: Questionnaire;
  readonly respondent: Respondent;
  readonly path: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly who: string;
  /** In which the partner reads. */
  readonly language: string;
  /** What has been typed; none where it is only looked at. */
  readonly fields: Fields | null;
}

/** Shows a questionnaire as a partner sees it. Has no way to the database: whatever is typed is shown again and gone. */
@Injectable()
export class PreviewPages {
  constructor(private readonly pages: Pages) {}

  async send(reply: FastifyReply, context: StaffContext, asked: PreviewAsked): Promise<void> {
    const { questionnaire, respondent } = asked;
    const sent = asked.fields ?? new Map<string, readonly string[]>();
    if (foreignFields(questionnaire, sent).length > 0) {
      throw new Problem('invalid-request', { detail: 'The form has a field that no question has.' });
    }
    const first = (name: string) => sent.get(name)?.[0];
    const fields = withoutTakenAway(sent);
    const chosen = [first('_language'), asked.language, context.language].find(isLanguage);
    const language = isLanguage(chosen) ? chosen : 'en';
    const was = first('_section') ?? '';
    const wanted = first('_go') ?? was;
    const preview = previewOf(questionnaire, respondent, fields, wanted);
    if (!preview) throw new Problem('not-found');
    // Whoever asks for the same section again wants to see what a partner would be told about it.
    const isChecked = first('_go') === was && was !== '';
    const form = typedForm(preview.section.questions, fields, new Map(), {
      problems: isChecked ? preview.problems : [],
      questionnaire,
      context: { language } as PartnerContext,
    });
    await this.pages.send(
      reply,
      form.summary.length > 0 ? 422 : 200,
      <PreviewPage
        language={language}
        readerLanguage={context.language}
        csrf={context.csrf}
        path={`${asked.path}?language=${language}`}
        back={asked.back}
        who={asked.who}
        preview={preview}
        form={form}
        carried={carriedAlong(preview.section, fields)}
        addTo={first('_add') ?? null}
      />,
    );
  }
}
