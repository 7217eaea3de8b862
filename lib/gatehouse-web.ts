import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { GatehouseService } from './gatehouse-service.ts';
import { output } from './outputs.ts';
import type { MemberPool } from './member-pool.ts';
import type { TokenIssuer } from './settings.ts';
import type { Stage } from './stage.ts';
import { deskSettingsFile } from './web/desk-settings.ts';
import { DeskSignIn } from './web/desk-sign-in.ts';
import { FileStore } from './web/file-store.ts';
import { Front } from './web/front.ts';
import { Publication } from './web/publication.ts';
import type { WebSettings } from './web/web-settings.ts';

interface GatehouseWebProps extends StackProps {
  readonly service: GatehouseService;
  readonly stage: Stage;
  readonly settings: WebSettings;
  readonly members: MemberPool;
  /** Another issuer than the user pool. */
  readonly tokenIssuer?: TokenIssuer | undefined;
  /** Folder of the built front desk. */
  readonly deskFolder: string;
  /** Folder of the built scanner app. */
  readonly scannerFolder: string;
  /** Folder of the built page of one's own data. */
  readonly ownDataFolder: string;
  /** Folder of the built page of invitations. */
  readonly invitationFolder: string;
}

/** The apps that people hold in their hands, and the API, under one address. */
export class GatehouseWeb extends Stack {
  constructor(scope: Construct, id: string, given: GatehouseWebProps) {
    const {
      service,
      stage,
      settings,
      members,
      tokenIssuer,
      scannerFolder,
      ownDataFolder,
      deskFolder,
      invitationFolder,
      ...props
    } = given;
    super(scope, id, props);
    const { files } = new FileStore(this, 'FileStore');
    const signIn = new DeskSignIn(this, 'DeskSignIn', { members, tokenIssuer, client: settings.deskClient });
    const deskOrigins = signIn.origins();
    const front = new Front(this, 'Front', { files, api: service.api.api, stage, settings, deskOrigins });
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
    const deskAddress = `${front.address}/desk/`;
    const desk = signIn.settings(deskAddress);
    if (desk) {
      const publication = new Publication(this, 'Desk', {
        folder: deskFolder,
        files,
        prefix: 'desk',
        settings: { name: deskSettingsFile.slice(1), content: desk },
        with: scanner,
      });
      publication.node.addDependency(front);
    }
    const invitation = new Publication(this, 'Invitation', {
      folder: invitationFolder,
      files,
      prefix: 'invitation',
      with: scanner,
    });
    invitation.node.addDependency(front);
    output(this, {
      ...(desk ? { DeskAddress: deskAddress } : {}),
      ScannerAddress: `${front.address}/scanner/`,
      OwnDataAddress: `${front.address}/my-data/`,
      WebFiles: files.bucketName,
      WebDomainTarget: front.distribution.distributionDomainName,
    });
  }
}
