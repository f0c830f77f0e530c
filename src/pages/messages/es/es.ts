import accounts from './accounts.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import coding from './coding.json' with { type: 'json' };
import colleagues from './colleagues.json' with { type: 'json' };
import compare from './compare.json' with { type: 'json' };
import course from './course.json' with { type: 'json' };
import exports from './exports.json' with { type: 'json' };
import findings from './findings.json' with { type: 'json' };
import follow from './follow.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };
import mailTrouble from './mail-trouble.json' with { type: 'json' };
import messages from './messages.json' with { type: 'json' };
import overYears from './over-years.json' with { type: 'json' };
import partner from './partner.json' with { type: 'json' };
import previous from './previous.json' with { type: 'json' };
import reminders from './reminders.json' with { type: 'json' };
import reports from './reports.json' with { type: 'json' };
import restored from './restored.json' with { type: 'json' };
import reviews from './reviews.json' with { type: 'json' };
import service from './service.json' with { type: 'json' };
import staff from './staff.json' with { type: 'json' };
import steps from './steps.json' with { type: 'json' };
import validation from './validation.json' with { type: 'json' };
import versions from './versions.json' with { type: 'json' };
import window from './window.json' with { type: 'json' };
import work from './work.json' with { type: 'json' };
import years from './years.json' with { type: 'json' };

export const es = {
  ...accounts,
  ...calendar,
  ...coding,
  ...colleagues,
  ...compare,
  ...course,
  ...exports,
  ...findings,
  ...follow,
  ...history,
  ...mailTrouble,
  ...messages,
  ...overYears,
  ...partner,
  ...previous,
  ...reminders,
  ...reports,
  ...restored,
  ...reviews,
  ...service,
  ...staff,
  ...steps,
  ...validation,
  ...versions,
  ...window,
  ...work,
  ...years,
};
