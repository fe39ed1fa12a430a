import { describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../../src/feeds/fetch/public-address.ts'

const notPublic = `
  127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
  100.64.0.1 100.127.255.255 192.0.0.1 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.9
  224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
  ::1 :: ::127.0.0.1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1
  64:ff9b::127.0.0.1 64:ff9b::a00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2002:a00:1::1 2001:0:4136:e378:8000:63bf:3fff:fdd2
  2001::1 2001:db8::1 2001:10::1 2001:20::1 2001:2::1 3fff::1 100::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1
  ff02::1 4000::1 5f00::1 2606:4700::5efe:a00:1 2606:4700::200:5efe:a00:1`

describe('an address that is not on the public internet is known', () => {
  test.each(notPublic.trim().split(/\s+/))('%s', address => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

test('public addresses pass, also inside mapped and NAT64 ones', () => {
  const addresses = ['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:1.1.1.1', '64:ff9b::101:101']
  expect(addresses.filter(it => !isPublicAddress(it))).toEqual([])
})

test('what is no address at all is not public', () => {
  expect(['', 'localhost', '999.1.1.1', '1.1.1.1 ', ':::'].filter(isPublicAddress)).toEqual([])
})
