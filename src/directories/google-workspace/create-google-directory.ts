import type { Directory, DirectoryCloud } from '../../compose/directory.js'
import { BackupError, type Call, type Clock, isBackupError, type Scope } from '../../core/internal.js'
import { createGoogleClient, type GoogleClient, type GoogleWorkspaceOptions, toSegment } from './google-client.js'
import { readOptionalText, readRecord, readRecords, readText } from './google-fields.js'
import { customerOf, listGoogleGroups, listGoogleMembers } from './list-google-groups.js'
import { createOrgUnitListing } from './list-google-org-units.js'
import { listGoogleUsers } from './list-google-users.js'

const CALL = 'google-workspace.clouds'

const readCustomer = async (client: GoogleClient, customer: string, signal: AbortSignal) => {
  const query = { fields: 'id,customerDomain,postalAddress(organizationName)' }
  const path = `customers/${toSegment(customer, CALL)}`
  const answer = await client.get({ call: 'clouds', path, query, scope: 'admin.directory.customer.readonly', signal })
  const address = answer.postalAddress === undefined ? {} : readRecord(answer.postalAddress, 'postalAddress', CALL)
  const id = readText(answer, 'id', CALL)
  return { id, name: readOptionalText(address, 'organizationName', CALL) || readOptionalText(answer, 'customerDomain', CALL) || id }
}

/** Reads the verified domains, the primary one first. Addresses of a domain alias are aliases of users, so it is no scope of its own. */
const readDomains = async (client: GoogleClient, customer: string, signal: AbortSignal): Promise<DirectoryCloud['domains']> => {
  const query = { fields: 'domains(domainName,isPrimary,verified)' }
  const path = `customer/${toSegment(customer, CALL)}/domains`
  const answer = await client.get({ call: 'clouds', path, query, scope: 'admin.directory.domain.readonly', signal })
  return readRecords(answer, 'domains', CALL)
    .filter(({ verified }) => verified === true)
    .sort((a, b) => Number(b.isPrimary === true) - Number(a.isPrimary === true))
    .map((domain) => readText(domain, 'domainName', CALL))
    .map((name) => ({ id: name, name }))
}

/** Google answers a wrong customer id with 400. */
const asUnknownTenant = (thrown: unknown): unknown =>
  isBackupError(thrown) && thrown.code === 'bad-input'
    ? new BackupError('not-found', 'Google has no tenant with this customer id. Check `customer`', { call: CALL, field: 'customer' })
    : thrown

/** Creates the directory with a clock that tests replace. */
export const createGoogleDirectory = (
  options: GoogleWorkspaceOptions & { clock?: Clock | undefined },
): Required<Omit<Directory, 'isSample' | 'changes' | 'limits'>> => {
  const { customer = 'my_customer', getToken } = options
  if (typeof getToken !== 'function') {
    throw new BackupError('bad-input', 'googleWorkspaceDirectory needs getToken, which returns an access token', { field: 'getToken' })
  }
  const client = createGoogleClient(options)
  const listOrgUnits = createOrgUnitListing(client)
  /** Rejects `not-found` for the cloud of another customer, without a request. */
  const check = (scope: Scope): void => {
    if (customer === 'my_customer' || customerOf(scope) === customer) return
    throw new BackupError('not-found', 'the directory has no such cloud', { call: 'google-workspace', field: 'scope' })
  }
  const checked =
    <A extends [scope: Scope, ...rest: unknown[]], T>(list: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      check(args[0])
      customerOf(args[0])
      return list(...args)
    }

  return {
    async clouds({ signal }: Call) {
      try {
        const [{ id, name }, domains] = await Promise.all([readCustomer(client, customer, signal), readDomains(client, customer, signal)])
        return [{ id: `google:${id}`, name, kind: 'google-workspace', domains }]
      } catch (thrown) {
        throw asUnknownTenant(thrown)
      }
    },
    users: checked((scope, cursor, call) => listGoogleUsers(client, scope, cursor, call)),
    groups: checked((scope, cursor, call) => listGoogleGroups(client, scope, cursor, call)),
    orgUnits: checked(listOrgUnits),
    members: checked((scope, groupIds, cursor, call) => listGoogleMembers(client, scope, groupIds, cursor, call)),
  }
}

/**
 * Creates a directory that lists the users, groups and org units of a Google Workspace tenant through the Admin SDK Directory API.
 *
 * @throws BackupError `bad-input` for an origin that is not https
 * @example compose({ directory: googleWorkspaceDirectory({ getToken: () => auth.accessToken() }), engine })
 */
export const googleWorkspaceDirectory = (options: GoogleWorkspaceOptions): Directory => createGoogleDirectory(options)
