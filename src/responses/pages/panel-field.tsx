import { textIn } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { PanelDynamicQuestion } from '../../questionnaires/questionnaire.js';
import { panelPositions } from '../read-form.js';
import { Grouped } from './caption.js';
import { Field } from './field.js';
import type { FieldProps } from './field-props.js';

/** Stand for position and number in the model that the script copies. */
const ANY_POSITION = '{n}';
const ANY_NUMBER = '{m}';

function Panel(
  props: FieldProps<PanelDynamicQuestion> & { readonly position: string; readonly number: string },
) {
  const { question, name, language, position, number } = props;
  const title = textIn(question.itemTitle, language).text;
  return (
    <fieldset class="govuk-fieldset xp-panel" data-panel>
      <legend class="govuk-fieldset__legend xp-panel__title">
        {pageText(language, 'question.panelItem', { title, number })}
      </legend>
      {question.elements.map((element) => {
        const field = `${name}.${position}.${element.name}`;
        return (
          <div class={`govuk-form-group xp-part ${props.errors.has(field) ? 'govuk-form-group--error' : ''}`}>
            <Field {...props} question={element} name={field} nested />
          </div>
        );
      })}
      <button class="xp-link-button" name="_remove" value={`${name}.${position}`} data-remove>
        {pageText(language, 'question.removeWhich', { title, number })}
      </button>
    </fieldset>
  );
}

/** Panels answered so far, and a button for one more: it saves and comes back; with the script it adds at once. */
export function PanelField(props: FieldProps<PanelDynamicQuestion>) {
  const { question, name, language } = props;
  const answered = panelPositions(name, props.fields).length;
  const wanted = Math.max(answered + (props.extraPanels ?? 0), question.required ? 1 : question.minCount);
  const count = Math.min(wanted, question.maxCount);
  const what = textIn(question.addText, language).text;
  return (
    <Grouped {...props}>
      {Array.from({ length: count }, (_, index) => (
        <Panel {...props} position={String(index)} number={String(index + 1)} />
      ))}
      {count < question.maxCount && (
        <>
          <template data-model>
            <Panel {...props} position={ANY_POSITION} number={ANY_NUMBER} errors={NO_ERRORS} />
          </template>
          <button
            class="govuk-button govuk-button--secondary xp-small-button"
            name="_add"
            value={name}
            data-add={question.maxCount}
          >
            {what}
          </button>
        </>
      )}
    </Grouped>
  );
}

const NO_ERRORS: ReadonlyMap<string, string> = new Map();
