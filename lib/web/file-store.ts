import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type BucketProps,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** How long what was overwritten can be brought back, and how long the store's access log is kept, in days. */
const keptDays = 90;

const everyBucket: BucketProps = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  // A bucket with files cannot be deleted; a first deployment that fails has none yet.
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
};

/**
 * The files of the apps, for CloudFront alone, and the log of who read and wrote them.
 *
 * A new version of an app overwrites the shell and adds files with new names. Files of old versions stay: a phone that still
 * has an old shell may ask for them. S3 cannot tell an old file from one in use, since it counts days from the upload, so no
 * rule deletes them (docs/decisions/215).
 */
export class FileStore extends Construct {
  readonly files: IBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const accessLog = new Bucket(this, 'AccessLog', {
      ...everyBucket,
      lifecycleRules: [{ expiration: Duration.days(keptDays) }],
    });
    Validations.of(accessLog).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This is the access log; a log of its own would go on for ever.',
    });
    const files = new Bucket(this, 'Files', {
      ...everyBucket,
      versioned: true,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(keptDays),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      serverAccessLogsBucket: asInterface(accessLog),
      serverAccessLogsPrefix: 'files/',
    });
    this.files = asInterface(files);
  }
}

/** CDK's own types do not fit together under `exactOptionalPropertyTypes` here. */
const asInterface = (bucket: Bucket): IBucket => bucket as IBucket;
