import type { JSX } from 'preact';
import {
  BooleanField,
  CheckboxField,
  DropdownField,
  MatrixField,
  RadioField,
  RankingField,
  RatingField,
} from './choice-fields.js';
import type { FieldProps } from './field-props.js';
import { PanelField } from './panel-field.js';
import { CommentField, FileField, HtmlText, MultipleTextField, TextField } from './text-fields.js';

/** The control of a question by its type, with title, hint and message. */
export function Field(props: FieldProps): JSX.Element {
  const { question } = props;
  switch (question.type) {
    case 'radiogroup':
      return <RadioField {...props} question={question} />;
    case 'dropdown':
      return <DropdownField {...props} question={question} />;
    case 'checkbox':
      return <CheckboxField {...props} question={question} />;
    case 'ranking':
      return <RankingField {...props} question={question} />;
    case 'boolean':
      return <BooleanField {...props} question={question} />;
    case 'rating':
      return <RatingField {...props} question={question} />;
    case 'comment':
      return <CommentField {...props} question={question} />;
    case 'text':
      return <TextField {...props} question={question} />;
    case 'matrix':
      return <MatrixField {...props} question={question} />;
    case 'multipletext':
      return <MultipleTextField {...props} question={question} />;
    case 'paneldynamic':
      return <PanelField {...props} question={question} />;
    case 'file':
      return <FileField {...props} question={question} />;
    case 'html':
      return <HtmlText {...props} question={question} />;
  }
}
