import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkCharacter,
  identityDocumentOf,
  normaliseIdentityNumber,
  whyNotIdentityNumber,
} from '../codes/identity-number.ts'
import { maskIdentityNumber, maskMobile, maskName, maskPlate } from '../codes/masks.ts'
import { normaliseMobile, whyNotMobile } from '../codes/mobile.ts'
import { normalisePlate, plateKindOf, whyNotPlate } from '../codes/plate.ts'

// Numbers from the standard's own examples and made-up ones; nobody's.
const valid = ['11010519491231002X', '440524188001010014', '810000199408230021']
const code = (problem?: { code: string }) => problem?.code

const made = fc
  .tuple(
    fc.constantFrom('621121', '110105', '830000'),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, born, serial]) => {
    const body = region + born.toISOString().slice(0, 10).replaceAll('-', '') + String(serial).padStart(3, '0')
    return body + checkCharacter(body)
  })

describe('identity numbers', () => {
  test('the known good numbers pass, however they were typed', () => {
    for (const number of valid) expect(whyNotIdentityNumber(number)).toBeUndefined()
    expect(normaliseIdentityNumber(' 1101 0519 4912 3100 2x')).toBe(valid[0])
    expect(normaliseIdentityNumber('１１０１０５１９４９１２３１００２ｘ')).toBe(valid[0])
  })

  test('any one wrong digit is noticed', () => {
    fc.assert(
      fc.property(made, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digit = number[at] === 'X' ? by : (Number(number[at]) + by) % 10
        expect(whyNotIdentityNumber(number)).toBeUndefined()
        expect(whyNotIdentityNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBeDefined()
      }),
    )
  })

  test('two digits exchanged inside the serial are noticed, and the places are among those named', () => {
    const wrong = '11010519491231020X'
    expect(whyNotIdentityNumber(wrong)).toMatchObject({
      code: 'codes.identityNumberChecksum',
      params: { positions: expect.stringContaining('16-17') },
    })
  })

  test('it says what is wrong: length, old number, letter, province, date', () => {
    expect(code(whyNotIdentityNumber(''))).toBe('codes.identityNumberEmpty')
    expect(whyNotIdentityNumber('1101051949123100')?.params).toEqual({ length: 16 })
    expect(code(whyNotIdentityNumber('110105491231002'))).toBe('codes.identityNumberOld')
    expect(whyNotIdentityNumber('11010519A91231002X')?.params).toEqual({ position: 9 })
    expect(code(whyNotIdentityNumber('00010519491231002X'))).toBe('codes.identityNumberRegion')
    expect(code(whyNotIdentityNumber('11010519490230002X'))).toBe('codes.identityNumberDate')
  })

  test('the answer never carries the number', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 20 }), (text) => {
        const problem = whyNotIdentityNumber(text)
        expect(JSON.stringify(problem?.params ?? {})).not.toContain(JSON.stringify(text).slice(1, -1))
      }),
    )
  })

  test('permits of Hong Kong, Macao and Taiwan and foreign residents are told apart', () => {
    expect(identityDocumentOf(valid[2] ?? '')).toBe('residencePermit')
    const foreign = '93184019850101123'
    expect(identityDocumentOf(foreign + checkCharacter(foreign))).toBe('foreignResidentId')
    expect(whyNotIdentityNumber(foreign + checkCharacter(foreign))).toBeUndefined()
    expect(whyNotIdentityNumber('USA110085010112', 'foreignResidentId')).toBeUndefined()
    expect(code(whyNotIdentityNumber('USA110085139912', 'foreignResidentId'))).toBe('codes.documentNumberShape')
  })

  test('a passport is free text of a sensible length', () => {
    expect(whyNotIdentityNumber('E1234 5678', 'passport')).toBeUndefined()
    expect(code(whyNotIdentityNumber('E1', 'passport'))).toBe('codes.documentNumberShape')
  })
})

describe('plates', () => {
  test.each([
    ['甘J12345', 'ordinary'],
    ['甘j·1234５', 'ordinary'],
    ['京A D12345', 'newEnergySmall'],
    ['甘J12345F', 'newEnergyLarge'],
    ['甘J1234警', 'other'],
    ['粤Z1234港', 'other'],
    ['甘J1234挂', 'other'],
    ['使123456', 'other'],
    ['WJ甘12345', 'other'],
    ['KA12345', 'other'],
    ['甘JX1234应急', 'other'],
  ])('%s is a plate of kind %s', (text, kind) => {
    expect(whyNotPlate(text)).toBeUndefined()
    expect(plateKindOf(text)).toBe(kind)
  })

  test('the letters I and O, never used in a serial, are read as digits', () => {
    expect(normalisePlate('甘JIO345')).toBe('甘J10345')
  })

  test.each([
    ['', 'plateEmpty'],
    ['J12345', 'plateProvince'],
    ['甘112345', 'plateLetter'],
    ['甘J1234', 'plateLength'],
    ['甘J12345678', 'plateLength'],
    ['甘J12三45', 'plateCharacters'],
    ['甘J123456', 'plateNewEnergy'],
  ])('"%s" is refused with %s', (text, name) => {
    expect(code(whyNotPlate(text))).toBe(`codes.${name}`)
  })

  test('what the officer declares other is free text', () => {
    expect(whyNotPlate('无牌红色三轮', 'other')).toBeUndefined()
    expect(code(whyNotPlate('x', 'other'))).toBe('codes.plateOther')
  })
})

describe('mobile numbers', () => {
  test('are compared as eleven digits', () => {
    for (const text of ['13800005678', '+86 138-0000-5678', '0086１３８００００５６７８', '86 13800005678'])
      expect(normaliseMobile(text)).toBe('13800005678')
  })

  test('a short one and a landline are refused', () => {
    expect(whyNotMobile('1380000567')?.params).toEqual({ length: 10 })
    expect(code(whyNotMobile('0932-5551234'))).toBe('codes.mobileShape')
    expect(code(whyNotMobile('12800005678'))).toBe('codes.mobileShape')
  })
})

describe('masks', () => {
  test('show what a list may show', () => {
    expect(maskIdentityNumber('11010519491231002x')).toBe('1****************X')
    expect(maskMobile('+8613800005678')).toBe('138****5678')
    expect(maskPlate('甘J12345')).toBe('甘J··345')
    expect(maskPlate('甘JD12345')).toBe('甘J···345')
  })

  test.each([
    ['张三丰', '张*'],
    ['张三', '张*'],
    ['欧阳小青', '欧阳*'],
    ['欧阳', '欧*'],
    ['阿不都·示例', '阿*·*'],
    ['Example Name', 'E*'],
    ['', ''],
  ])('the name %s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })

  test('no mask lets the whole through', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 20 }), (text) => {
        for (const mask of [maskIdentityNumber, maskMobile])
          if (text.trim().length > 1 && /^[0-9A-Z]+$/.test(text)) expect(mask(text)).not.toBe(text)
      }),
    )
  })
})
