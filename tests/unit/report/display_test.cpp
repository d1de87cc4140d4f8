#include "report/display.h"

#include <gtest/gtest.h>

#include "report/page.h"

namespace assay {
namespace {

TEST(Display, ChineseIsTwoColumnsWideAndCombiningMarksNone) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("防火墙"), 6U);
  EXPECT_EQ(display_width("e\xcc\x81"), 1U);
  EXPECT_EQ(display_width("Ａ"), 2U) << "fullwidth form";
}

TEST(Display, WhatActsOnATerminalBecomesAnEscape) {
  EXPECT_EQ(harmless("\x1b[2J"), "\\x1b[2J");
  EXPECT_EQ(harmless("a\nb\tc\x7f"), "a\\x0ab\\x09c\\x7f");
  EXPECT_EQ(harmless("\xc2\x9b"
                     "31m"),
            "\\u009b31m")
      << "C1 control sequence introducer";
  EXPECT_EQ(harmless("\xe2\x80\xae"
                     "exe.txt"),
            "\\u202eexe.txt");
  EXPECT_EQ(harmless("\xef\xbb\xbf"), "\\ufeff");
}

TEST(Display, BytesThatAreNotUtf8BecomeEscapes) {
  EXPECT_EQ(harmless("\xff\xfe"), "\\xff\\xfe");
  EXPECT_EQ(harmless("\xc0\xaf"), "\\xc0\\xaf") << "overlong";
  EXPECT_EQ(harmless("\xed\xa0\x80"), "\\xed\\xa0\\x80") << "surrogate";
  EXPECT_EQ(harmless("\xe9\x98"), "\\xe9\\x98") << "cut off";
  EXPECT_EQ(harmless("防火墙 ok"), "防火墙 ok");
}

TEST(Page, WrapsAtSpacesAndHangs) {
  Page page(20, false);
  page.paragraph(Spans{{"one two three four five six"}}, 2, 4);
  EXPECT_EQ(page.take(), "  one two three four\n    five six\n");
}

TEST(Page, WrapsChineseBetweenCharactersButNotBeforeAFullStop) {
  Page page(20, false);
  page.paragraph("进口密码产品须经国家密码。局许可", 0);
  EXPECT_EQ(page.take(), "进口密码产品须经国家\n密码。局许可\n");
  Page tight(20, false);
  tight.paragraph("进口密码产品须经国家。密码", 0);
  EXPECT_EQ(tight.take(), "进口密码产品须经国\n家。密码\n");
}

TEST(Page, BreaksAWordThatNoLineCanHold) {
  Page page(20, false);
  page.paragraph("usr/lib/x86_64-linux-gnu/libcrypto.so.3", 2);
  EXPECT_EQ(page.take(), "  usr/lib/x86_64-lin\n  ux-gnu/libcrypto.s\n  o.3\n");
}

TEST(Page, PutsAFieldsTextBesideItsLabelWhereThereIsRoom) {
  Page wide(40, false);
  wide.field("Who", "the importer of the goods, and the seller");
  EXPECT_EQ(wide.take(),
            "  Who          the importer of the\n               goods, and the seller\n");
  Page narrow(24, false);
  narrow.field("Who", "the importer");
  EXPECT_EQ(narrow.take(), "  Who: the importer\n");
  Page empty(40, false);
  empty.field("Who", "");
  EXPECT_EQ(empty.take(), "");
}

TEST(Page, ColoursOnlyWhereColourIsWanted) {
  Page plain(40, false), coloured(40, true);
  const Spans spans{{"required", Tone::red}, {" duty"}};
  plain.paragraph(spans);
  coloured.paragraph(spans);
  EXPECT_EQ(plain.take(), "required duty\n");
  EXPECT_EQ(coloured.take(), "\x1b[31mrequired\x1b[0m duty\n");
}

TEST(Page, SizesAndListsReadAsWords) {
  EXPECT_EQ(bytes_in_words(1), "1 byte");
  EXPECT_EQ(bytes_in_words(1023), "1023 bytes");
  EXPECT_EQ(bytes_in_words(2'031'616), "1.9 MiB");
  EXPECT_EQ(joined({"a", "b", "c"}, 2), "a, b and 1 more");
}

}  // namespace
}  // namespace assay
