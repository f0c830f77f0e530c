import { Injectable } from '@nestjs/common';
import { STAFF_ROLES, type Grant } from './access.js';
import type { GrantFault } from './grant-form.shape.js';
import { Places } from './places.service.js';
import { StaffPeopleReading } from './staff-people-reading.service.js';

/** Reads and writes grants as forms have them. */
@Injectable()
export class GrantForms {
  constructor(
    private readonly places: Places,
    readonly reading: StaffPeopleReading,
  ) {}

  /** The grant a form asks for, or what is wrong with it. */
  async read(form: {
    readonly staffRole?: string | undefined;
    readonly reach?: string | undefined;
    readonly window?: string | undefined;
    readonly initiative?: string | undefined;
  }): Promise<Grant | GrantFault> {
    const role = STAFF_ROLES.find((one) => one === form.staffRole);
    if (!role) return 'role';
    if (form.reach === 'everywhere') return { role, window: null, initiative: null };
    if (form.reach === 'window') {
      const year = (form.window ?? '').trim();
      return /^(19|20)\d{2}$/.test(year) ? { role, window: Number(year), initiative: null } : 'window';
    }
    if (form.reach !== 'initiative') return 'reach';
    const code = (form.initiative ?? '').trim();
    if (code === '' || code.length > 40 || code.includes('\u0000')) return 'initiative';
    return (await this.places.of(code)) ? { role, window: null, initiative: code } : 'initiative';
  }

  /** As a form would send it. */
  written({ role, window, initiative }: Grant): Readonly<Record<string, string>> {
    if (window !== null) return { staffRole: role, reach: 'window', window: String(window) };
    if (initiative !== null) return { staffRole: role, reach: 'initiative', initiative };
    return { staffRole: role, reach: 'everywhere' };
  }
}
