#!/bin/sh
yum install -y jq
