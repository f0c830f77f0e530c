import { Global, Module } from '@nestjs/common';
import { AccessibilityController } from './accessibility.controller.js';
import { AssetFiles } from './asset-files.service.js';
import { AssetsController } from './assets.controller.js';
import { Pages } from './pages.service.js';

@Global()
@Module({
  controllers: [AccessibilityController, AssetsController],
  providers: [AssetFiles, Pages],
  exports: [Pages],
})
export class PagesModule {}
