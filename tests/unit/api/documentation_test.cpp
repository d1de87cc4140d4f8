#include <assay/documentation.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Documentation, is_what_explains) {
  for (const auto* path :
       {"usr/share/doc/suricata/README", "data.tar.xz!/usr/share/man/man8/iptables.8.gz!/content",
        "control.tar.xz!/control", "opt/x/CHANGELOG.txt", "src/manual.md", "a/LICENSE",
        "usr/share/locale/zh_CN/LC_MESSAGES/x.mo", "pkg-1.0.dist-info/METADATA"})
    EXPECT_TRUE(is_documentation(path)) << path;
}

TEST(Documentation, is_not_what_works) {
  for (const auto* path : {"", "usr/sbin/iptables", "etc/suricata/rules/x.rules",
                           "control.tar.xz!/postinst", "usr/share/spamassassin/20_head.cf",
                           "srv/www/index.html", "opt/news-reader/bin/reader", "x/control"})
    EXPECT_FALSE(is_documentation(path)) << path;
}

}  // namespace
}  // namespace assay
