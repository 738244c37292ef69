// What docs/hosts.md shows is in the portals that are built and driven.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { policyWith } from '../hosts/policy.mjs'

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const lines = (text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const blocks = [...read('docs/hosts.md').matchAll(/```\w+ (test\/\S+)\n(.*?)```/gs)]

test('there is something to compare', () => assert.ok(blocks.length >= 4))

for (const [, path, code] of blocks) {
  test(`${path} has these lines`, () => {
    const there = new Set(lines(read(path)))
    assert.deepEqual(
      lines(code).filter((line) => !there.has(line)),
      [],
    )
  })
}

test('the policy is the one that the portals run under', () => {
  assert.ok(read('docs/hosts.md').includes(`\n${policyWith()}\n`))
})
