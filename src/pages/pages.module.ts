import { Global, Module } from '@nestjs/common';
import { Pages } from './pages.service.js';

@Global()
@Module({ providers: [Pages], exports: [Pages] })
export class PagesModule {}
