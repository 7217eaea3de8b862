import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { GatehouseService } from './gatehouse-service.ts';
import { output } from './outputs.ts';
import type { Stage } from './stage.ts';
import { FileStore } from './web/file-store.ts';
import { Front } from './web/front.ts';
import { Publication } from './web/publication.ts';
import type { WebSettings } from './web/web-settings.ts';

interface GatehouseWebProps extends StackProps {
  readonly service: GatehouseService;
  readonly stage: Stage;
  readonly settings: WebSettings;
  /** Folder of the built scanner app. */
  readonly scannerFolder: string;
  /** Folder of the built page of one's own data. */
  readonly ownDataFolder: string;
  /** Folder of the built page of invitations. */
  readonly invitationFolder: string;
}

/** The apps that people hold in their hands, and the API, under one address. */
export class GatehouseWeb extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { service, stage, settings, scannerFolder, ownDataFolder, invitationFolder, ...props }: GatehouseWebProps,
  ) {
    super(scope, id, props);
    const { files } = new FileStore(this, 'FileStore');
    const front = new Front(this, 'Front', { files, api: service.api.api, stage, settings });
    const scanner = new Publication(this, 'Scanner', { folder: scannerFolder, files, prefix: 'scanner' });
    // A change of the front that fails publishes nothing.
    scanner.node.addDependency(front);
    const ownData = new Publication(this, 'OwnData', {
      folder: ownDataFolder,
      files,
      prefix: 'my-data',
      with: scanner,
    });
    ownData.node.addDependency(front);
    const invitation = new Publication(this, 'Invitation', {
      folder: invitationFolder,
      files,
      prefix: 'invitation',
      with: scanner,
    });
    invitation.node.addDependency(front);
    output(this, {
      ScannerAddress: `${front.address}/scanner/`,
      OwnDataAddress: `${front.address}/my-data/`,
      WebFiles: files.bucketName,
      WebDomainTarget: front.distribution.distributionDomainName,
    });
  }
}
