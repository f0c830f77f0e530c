import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config.js';
import { Clock } from './clock.service.js';

/** Injection token of the checked configuration. */
export const CONFIG = Symbol('Config');

@Global()
@Module({})
export class ConfigModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
      ],
      exports: [CONFIG, Clock],
    };
  }
}
