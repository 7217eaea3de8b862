import { beforeAll, describe, expect, it } from '@jest/globals';
import { ofType, synthesise, type Template } from './support/synthesise.ts';

let withMail: Template | undefined;
let operations: Template | undefined;
beforeAll(() => {
  const stacks = synthesise({
    mailSender: 'invitations@gate.example.com',
    mailRegion: 'ap-southeast-1',
    webAddress: 'https://gate.example.com',
    withoutWeb: 'true',
  });
  withMail = { ...stacks['GatehouseService'], ...stacks['GatehouseJobs'] };
  operations = stacks['GatehouseOperations'];
}, 120_000);

const environmentOf = (name: string) =>
  ofType(withMail, 'AWS::Lambda::Function').find(([id]) => id.startsWith(name))?.[1].Properties[
    'Environment'
  ];
interface Document {
  readonly Statement: readonly { readonly Action: string | string[]; readonly Condition?: object }[];
}
/** What a role may do: inside it, and in a policy beside it. */
const statementsOf = (name: string) =>
  [...ofType(withMail, 'AWS::IAM::Role'), ...ofType(withMail, 'AWS::IAM::Policy')]
    .filter(([id]) => id.startsWith(name))
    .flatMap(([, { Properties }]) => [
      ...((Properties['Policies'] ?? []) as { readonly PolicyDocument: Document }[]),
      ...(Properties['PolicyDocument'] ? [{ PolicyDocument: Properties['PolicyDocument'] as Document }] : []),
    ])
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

describe('e-mails of a deployment that has a sender', () => {
  it('wait in a queue under the key of the data, for a day, and are put aside after five tries', () => {
    const queues = ofType(withMail, 'AWS::SQS::Queue').filter(([id]) => id.startsWith('Mail'));
    expect(queues).toHaveLength(2);
    for (const [, { Properties }] of queues)
      expect(Properties['KmsMasterKeyId']).toEqual({
        'Fn::ImportValue': expect.stringMatching(/FnGetAttKey\w+Arn/) as unknown,
      });
    const [queue] = queues.filter(([, { Properties }]) => Properties['RedrivePolicy'] !== undefined);
    const [aside] = queues.filter(([, { Properties }]) => Properties['RedrivePolicy'] === undefined);
    expect(queue?.[1].Properties).toMatchObject({
      MessageRetentionPeriod: 86_400,
      VisibilityTimeout: 180,
      RedrivePolicy: { maxReceiveCount: 5 },
    });
    expect(aside?.[1].Properties).toMatchObject({
      MessageRetentionPeriod: 4 * 86_400,
      QueueName: 'Gatehouse-Mail-given-up',
    });
  });

  it('are sent by a function that answers for each message', () => {
    const [[, mapping] = []] = ofType(withMail, 'AWS::Lambda::EventSourceMapping').filter(([id]) =>
      id.startsWith('Mail'),
    );
    expect(mapping?.Properties).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'] });
    expect(environmentOf('sendinvitations')).toMatchObject({
      Variables: {
        MAIL_SENDER: 'invitations@gate.example.com',
        MAIL_REGION: 'ap-southeast-1',
        WEB_ADDRESS: 'https://gate.example.com',
      },
    });
  });

  it('come from one address alone, and the public function can only queue them', () => {
    const sending = statementsOf('sendinvitationsRole').find(({ Action }) =>
      Action.includes('ses:SendEmail'),
    );
    expect(sending?.Condition).toEqual({
      StringEquals: { 'ses:FromAddress': 'invitations@gate.example.com' },
    });
    expect(JSON.stringify(sending)).toContain('ap-southeast-1');
    const actions = JSON.stringify(statementsOf('invitationsRole').map(({ Action }) => Action));
    expect(actions).toContain('sqs:SendMessage');
    expect(actions).not.toMatch(/ses:|sqs:(Receive|Delete)/);
    expect(JSON.stringify(environmentOf('invitationsFunction'))).not.toContain('MAIL_SENDER');
  });

  it('raise an alarm when they cannot be sent', () => {
    const alarms = ofType(operations, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
    expect(alarms.find(({ AlarmName }) => AlarmName === 'Gatehouse-UnsentMail')).toMatchObject({
      Dimensions: [{ Name: 'QueueName', Value: 'Gatehouse-Mail-given-up' }],
      Threshold: 1,
    });
  });
});
