import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { readingDataSource, writingDataSource } from './data-sources.js';
import { Restorations } from './restorations.service.js';
import { UnitOfWork } from './unit-of-work.js';

const WRITER = Symbol('writing DataSource');
const READER = Symbol('reading DataSource');

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(WRITER) private readonly writer: DataSource,
    @Inject(READER) private readonly reader: DataSource | null,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Opens both connections and brings the schema up to date; `entities` are the rows of all features. */
  static with(entities: readonly (new () => object)[]): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: WRITER,
          inject: [CONFIG],
          useFactory: async (config: Config) => {
            const source = await writingDataSource(config, [...entities]).initialize();
            await source.runMigrations({ transaction: 'each' });
            return source;
          },
        },
        {
          provide: READER,
          // After WRITER: a read-only connection cannot make the file.
          inject: [CONFIG, WRITER],
          useFactory: (config: Config) => readingDataSource(config, [...entities])?.initialize() ?? null,
        },
        {
          provide: UnitOfWork,
          inject: [WRITER, READER],
          useFactory: (writer: DataSource, reader: DataSource | null) => new UnitOfWork(writer, reader),
        },
        Restorations,
      ],
      exports: [Restorations, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.unitOfWork.settle();
    await this.reader?.destroy();
    await this.writer.destroy();
  }
}
