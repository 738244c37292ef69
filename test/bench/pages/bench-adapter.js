// An adapter that responds at once, so that only our own code is measured.
export const scope = { cloudId: 'cloud', domainId: 'domain' }

export const createAdapter = (calls) => ({
  name: 'bench',
  listClouds: async () => [{ id: scope.cloudId, name: 'Cloud', domains: [{ id: scope.domainId, name: 'example.com' }] }],
  listUsers: async () => ({ items: [] }),
  listGroups: async () => ({ items: [] }),
  listOrgUnits: async () => [],
  matchUsers: async (_, keys) => keys.map(() => null),
  getCredits: async () => ({ available: 'unlimited' }),
  startBackup: async () => {
    throw new Error('nothing is started here')
  },
  ...calls,
})

/** Ids are as long as ids of a real directory, because the JSON parser would intern shorter strings. */
export const idOf = (index) => `1${String(index).padStart(20, '0')}`

const FIRST = ['Ada', 'Björn', 'Chen', 'Dalia', 'Emeka', 'Farah', 'Goran', 'Hana']
const LAST = ['Abe', 'Brandt', 'Costa', 'Diaz', 'Eriksen', 'Fischer', 'Gupta']

/** One user in ten is protected, one in twenty suspended. */
export const userOf = (index) => ({
  id: idOf(index),
  email: `person.${index}@north.example.com`,
  name: `${FIRST[index % FIRST.length]} ${LAST[index % LAST.length]} ${index}`,
  accountStatus: index % 20 === 7 ? 'suspended' : 'active',
  backupStatus: index % 10 === 3 ? 'protected' : 'none',
})
