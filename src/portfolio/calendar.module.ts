import { Module } from '@nestjs/common';
import { ExercisesModule } from '../exercises/exercises.module.js';
import { CalendarAddressController } from './calendar-address.controller.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { CalendarForms } from './calendar-forms.service.js';
import { CalendarPagesController } from './calendar-pages.controller.js';
import { CalendarPages } from './calendar-pages.service.js';
import { CalendarReading } from './calendar-reading.service.js';
import { WindowCalendarController } from './window-calendar.controller.js';
import { WindowCalendarService } from './window-calendar.service.js';
import { WindowFeedService } from './window-feed.service.js';
import { WindowPlanning } from './window-planning.service.js';

/** The calendar of a window: planned at once, moved, confirmed, subscribed to. */
@Module({
  imports: [ExercisesModule],
  controllers: [
    CalendarAddressController,
    CalendarFeedController,
    CalendarPagesController,
    WindowCalendarController,
  ],
  providers: [
    CalendarFeeds,
    CalendarForms,
    CalendarPages,
    CalendarReading,
    WindowCalendarService,
    WindowFeedService,
    WindowPlanning,
  ],
})
export class CalendarModule {}
