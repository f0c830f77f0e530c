import { AccessTokenRow } from './accounts/access-token.entity.js';
import { AccountGrantRow, AccountLinkRow, AccountRow, RecoveryCodeRow } from './accounts/account.entity.js';
import { PersonRow } from './accounts/person.entity.js';
import { SessionRow } from './accounts/session.entity.js';
import { RestorationRow } from './database/restoration.entity.js';
import { ExerciseRow } from './exercises/exercise.entity.js';
import { FindingRow, FindingWordingRow } from './findings/finding.entity.js';
import { QuoteDecisionRow, QuoteRow } from './findings/quote.entity.js';
import {
  FindingReactionRow,
  MeetingParticipantRow,
  ReactionReplyRow,
  ValidationMeetingRow,
  ValidationRoundRow,
} from './findings/validation.entity.js';
import { HistoryRow } from './history/history.entity.js';
import { ContactRow } from './initiatives/contact.entity.js';
import { DiscussionRow, FindingPinRow, FindingWeighedRow, JudgementRow } from './findings/weighing.entity.js';
import { InitiativeRow } from './initiatives/initiative.entity.js';
import { PhoneCallRow } from './invitations/call.entity.js';
import { InvitationRow } from './invitations/invitation.entity.js';
import { JobRow } from './jobs/job.entity.js';
import { MailRow } from './mail/mail.entity.js';
import { NotificationRow } from './mail/notification.entity.js';
import { CalendarFeedRow } from './portfolio/calendar-feed.entity.js';
import {
  FollowerRow,
  SubscriptionConsentRow,
  SubscriptionNewsRow,
  SubscriptionRow,
} from './portfolio/subscriptions/follower.entity.js';
import { MailTextRow } from './mail/mail-text.entity.js';
import { ReportCommentRow, ReportCommentTextRow } from './reports/report-comment.entity.js';
import { ReportDocumentRow, ReportVersionRow } from './reports/report-version.entity.js';
import { AnswerRevisionRow } from './responses/answer-revision.entity.js';
import { AnswerRow } from './responses/answer.entity.js';
import { ChangeNoteRevisionRow, ChangeNoteRow } from './responses/change-note.entity.js';
import { DocumentRow } from './responses/document.entity.js';
import { PreviousLookRow } from './responses/previous-look.entity.js';
import { RemarkRow } from './responses/remark.entity.js';
import { ResponseRow } from './responses/response.entity.js';
import { SubmissionRow } from './responses/submission.entity.js';
import { CodebookCodeRow, CodingActRow, OwnCodeRow } from './reviews/codebook.entity.js';
import { ResponseCommentRow, ResponseCommentTextRow } from './reviews/comment.entity.js';
import { PassageCodeRow, PassageRow } from './reviews/passage.entity.js';
import { SecondCodingRow } from './reviews/second-coding.entity.js';
import { TranslationRow } from './reviews/translation.entity.js';
import { YearMarkRow } from './reviews/year-mark.entity.js';
import { TieSettlementRow } from './reviews/tie-settlement.entity.js';

/** The rows of all features, a table each. */
export const entities = [
  RestorationRow,
  PersonRow,
  AccessTokenRow,
  SessionRow,
  AccountRow,
  AccountGrantRow,
  AccountLinkRow,
  RecoveryCodeRow,
  HistoryRow,
  JobRow,
  InitiativeRow,
  ContactRow,
  ExerciseRow,
  InvitationRow,
  MailRow,
  NotificationRow,
  MailTextRow,
  ResponseRow,
  AnswerRow,
  AnswerRevisionRow,
  SubmissionRow,
  DocumentRow,
  RemarkRow,
  ChangeNoteRow,
  ChangeNoteRevisionRow,
  PreviousLookRow,
  PhoneCallRow,
  ResponseCommentRow,
  ResponseCommentTextRow,
  PassageRow,
  PassageCodeRow,
  CodebookCodeRow,
  OwnCodeRow,
  CodingActRow,
  SecondCodingRow,
  TieSettlementRow,
  TranslationRow,
  YearMarkRow,
  FindingRow,
  FindingWordingRow,
  DiscussionRow,
  FindingPinRow,
  JudgementRow,
  FindingWeighedRow,
  ValidationRoundRow,
  FindingReactionRow,
  ReactionReplyRow,
  ValidationMeetingRow,
  MeetingParticipantRow,
  QuoteRow,
  QuoteDecisionRow,
  ReportVersionRow,
  ReportDocumentRow,
  ReportCommentRow,
  ReportCommentTextRow,
  CalendarFeedRow,
  FollowerRow,
  SubscriptionRow,
  SubscriptionConsentRow,
  SubscriptionNewsRow,
];
