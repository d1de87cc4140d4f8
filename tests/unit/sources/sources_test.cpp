// Plugin `code` with the real data: numbers and calls in programs count, in any layout; comments,
// messages and prose don't.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "support/classifier_bench.h"

namespace assay {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Sources : public testing::Test {
 protected:
  static std::vector<Finding> of(std::string_view text) {
    static test::ClassifierBench bench("code");
    return bench.inspect(as_bytes(text), "text");
  }
  static bool calls(std::string_view text, std::string_view subject) {
    const auto findings = of(text);
    return test::find(findings, Kind::algorithm, subject, Role::calls) != nullptr;
  }
  static bool implements(std::string_view text, std::string_view subject) {
    const auto findings = of(text);
    return test::find(findings, Kind::algorithm, subject, Role::implements) != nullptr;
  }
  static std::string hex(const std::vector<std::uint8_t>& bytes) {
    std::string text;
    for (const auto byte : bytes) {
      text += "0123456789abcdef"[byte >> 4];
      text += "0123456789abcdef"[byte & 15];
    }
    return text;
  }
  /// Words in the other byte order.
  static std::vector<std::uint8_t> turned(std::vector<std::uint8_t> bytes, std::size_t width) {
    for (std::size_t i = 0; i + width <= bytes.size(); i += width)
      std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(i),
                   bytes.begin() + static_cast<std::ptrdiff_t>(i + width));
    return bytes;
  }
  /// The first entries of the AES S-box, by FIPS 197's definition: inverse, then affine.
  static std::vector<int> sbox() {
    std::vector<int> box(256);
    unsigned p = 1, q = 1;
    do {
      p = (p ^ p << 1 ^ (p & 0x80 ? 0x11b : 0)) & 0xff;
      q ^= q << 1;
      q ^= q << 2;
      q ^= q << 4;
      q &= 0xff;
      q ^= q & 0x80 ? 0x09 : 0;
      const auto turned = [&](int n) { return (q << n | q >> (8 - n)) & 0xff; };
      box[p] = static_cast<int>(q ^ turned(1) ^ turned(2) ^ turned(3) ^ turned(4) ^ 0x63);
    } while (p != 1);
    box[0] = 0x63;
    return box;
  }
  static std::string listed(const char* format, const char* between) {
    std::string text;
    for (const auto value : sbox()) {
      char number[16];
      std::snprintf(number, sizeof number, format, static_cast<unsigned>(value));
      text += number;
      text += between;
    }
    return text;
  }
  static std::string program(const std::string& list) {
    return "const SBOX = [" + list +
           "];\nfunction f(x) { return SBOX[x]; }\nmodule.exports = {f};\n";
  }
};

TEST_F(Sources, ATableIsFoundInAnyLayout) {
  EXPECT_TRUE(implements(program(listed("0x%02x", ",")), "AES"));
  EXPECT_TRUE(implements(program(listed("%u", ", ")), "AES"));
  EXPECT_TRUE(implements(program(listed("0x%02X", ",   // entry\n")) +
                             "var y = 1 ^ 2 ^ 3 ^ 4 ^ 5 ^ "
                             "6 ^ 7 ^ 8 ^ 9;\n",
                         "AES"));
}

TEST_F(Sources, ATableInACommentOrAListIsNothing) {
  EXPECT_FALSE(implements(
      "/* " + listed("0x%02x", ",") + " */\nfunction f() { return 1; }\nvar a;\n", "AES"));
  EXPECT_FALSE(implements(listed("%u", ", "), "AES")) << "numbers alone are no program";
}

TEST_F(Sources, HalfATableIsNothing) {
  const auto list = listed("0x%02x", ",");
  EXPECT_FALSE(implements(program(list.substr(0, 5 * 20)), "AES"));
}

TEST_F(Sources, CallsNameTheirAlgorithm) {
  EXPECT_TRUE(
      calls("const crypto = require('crypto');\nfunction enc(k, i) {\n  return "
            "crypto.createCipheriv('aes-256-gcm', k, i);\n}\n",
            "AES"));
  EXPECT_TRUE(
      calls("import javax.crypto.Cipher;\npublic class A {\n  static Cipher c() {\n    return "
            "Cipher.getInstance(\"DESede/CBC/PKCS5Padding\");\n  }\n}\n",
            "3DES"));
  EXPECT_TRUE(
      calls("#include <openssl/evp.h>\nstatic void f(void) {\n  const EVP_CIPHER *c = "
            "EVP_aes_256_cbc();\n  use(c);\n  return;\n}\n",
            "AES"));
  EXPECT_TRUE(
      calls("import hashlib\n\ndef digest(x):\n    return hashlib.sha256(x).hexdigest()\n\n"
            "def other(x):\n    return x\n",
            "SHA-2"));
  EXPECT_TRUE(
      calls("package main\n\nimport (\n\t\"crypto/aes\"\n)\n\nfunc main() {\n\tb := "
            "aes.NewCipher(k)\n\treturn\n}\n",
            "AES"));
  EXPECT_TRUE(calls("#!/bin/sh\nset -e\nopenssl enc -aes-256-cbc -in \"$1\" -out \"$2\"\n", "AES"));
}

TEST_F(Sources, ModeAndKeySizeAreTold) {
  const auto findings =
      of("const crypto = require('crypto');\nfunction enc(k, i) {\n  return "
         "crypto.createCipheriv('aes-256-gcm', k, i);\n}\n");
  const auto* aes = test::find(findings, Kind::algorithm, "AES", Role::calls);
  ASSERT_NE(aes, nullptr);
  EXPECT_EQ(aes->parameters.at("key_bits"), Value(List{256}));
  EXPECT_EQ(aes->parameters.at("modes"), Value(List{"GCM"}));
}

TEST_F(Sources, CallsInCommentsAndProseAreNothing) {
  EXPECT_THAT(
      of("// crypto.createCipheriv('aes-256-gcm', k, i)\nfunction f() { return 1; }\nvar a;\n"),
      IsEmpty());
  EXPECT_THAT(of("#!/bin/sh\n# openssl enc -aes-256-cbc -in x\necho done\n"), IsEmpty());
  EXPECT_THAT(of("To encrypt a file, run openssl enc -aes-256-cbc -in x. It asks for a password.\n"
                 "Then remove the file. This is explained in the manual.\n"),
              IsEmpty());
  EXPECT_THAT(of("<html><body>crypto.createCipheriv('aes-256-gcm', k, i)</body></html>"),
              IsEmpty());
}

TEST_F(Sources, ADefinitionCountsWhereItsWorkIsDone) {
  const std::string rounds =
      "  a = (a ^ b) << 5 | a >>> 27; b = (b ^ c) << 7 | b >>> 25; c ^= d << 9; d ^= a >>> 3;\n";
  const auto whole =
      "export function sha1(msg) {\n" + rounds + rounds + rounds + "  return a;\n}\n";
  EXPECT_TRUE(implements(whole, "SHA-1"));
  EXPECT_FALSE(
      implements("export function sha1(msg) {\n  return native.hash(msg);\n}\n"
                 "const x = [1 ^ 2, 3 ^ 4, 5 ^ 6, 7 ^ 8, 9 ^ 1, 2 ^ 3, 4 ^ 5, 6 ^ 7];\n",
                 "SHA-1"))
      << "a wrapper";
}

TEST_F(Sources, ConstantsAreThoseOfTheAlgorithms) {
  const auto folder = std::string(ASSAY_SOURCE_DIR) + "/signatures/";
  const auto constants = Catalogue::load(folder);
  const auto plain = [](std::string_view text) {
    std::string digits;
    for (const auto c : text)
      if (c != ' ') digits += c;
    return digits;
  };
  std::size_t compared = 0;
  for (const auto& signature : constants.of_plugin("code")) {
    const auto tables = signature.extra.find("tables");
    if (tables == signature.extra.end()) continue;
    for (const auto& table : *tables->second.list()) {
      const auto& of = *table.object()->at("of").string();
      const auto dot = of.find('.');
      const auto all = constants.of_plugin("algorithms");
      const auto owner = std::find_if(all.begin(), all.end(), [&](const Signature& one) {
        return one.id == of.substr(0, dot);
      });
      ASSERT_NE(owner, all.end()) << of;
      const auto term = std::find_if(owner->terms.begin(), owner->terms.end(),
                                     [&](const Term& one) { return one.id == of.substr(dot + 1); });
      ASSERT_NE(term, owner->terms.end()) << of;
      // With tags between its words, what a class file holds is no plain row.
      if (term->literals.front().layout == "javaconst") continue;
      const auto digits = plain(*table.object()->at("values").string());
      const auto width = static_cast<std::size_t>(*table.object()->at("bits").integer()) / 8;
      const bool same =
          std::any_of(term->literals.begin(), term->literals.end(), [&](const Literal& literal) {
            return hex(literal.bytes).starts_with(digits) ||
                   hex(turned(literal.bytes, width)).starts_with(digits);
          });
      EXPECT_TRUE(same) << of;
      ++compared;
    }
  }
  EXPECT_GT(compared, 30u);
}

}  // namespace
}  // namespace assay
